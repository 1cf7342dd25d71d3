-- An account that was changed while it was deleted has left rows behind: nobody could log in by these identities any
-- more, or sign up with this mail address. Young ones are perhaps of a sign-up under way.
DELETE i FROM customer_identity i LEFT JOIN customer c ON c.id = i.customer_id
WHERE c.id IS NULL AND i.created_at < UTC_TIMESTAMP(6) - INTERVAL 1 HOUR;

DELETE a FROM customer_address a LEFT JOIN customer c ON c.id = a.customer_id WHERE c.id IS NULL;

DELETE n FROM news_reader n LEFT JOIN customer c ON c.id = n.customer_id WHERE c.id IS NULL;

-- What providers have said of somebody goes with the account.
ALTER TABLE social_log_in
    ADD KEY log_in_of_identity (provider, subject),
    ADD KEY log_in_by_mail (mail);
