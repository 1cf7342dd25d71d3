-- What was available when the price was created: less than the starting quantity if some units had gone elsewhere.
-- No unit of it may be lost and none minted: offered = available + used, at any time.

ALTER TABLE price_data ADD COLUMN offered_quantity INT NULL AFTER starting_quantity;

UPDATE price_data
SET offered_quantity = available_quantity + (
    SELECT COALESCE(SUM(u.usage_quantity), 0) FROM price_data_usage_detail u
    WHERE u.price_data_id = price_data.id AND u.archived = 0)
WHERE limited_by_quantity;
