package io.flashsale.account;

/** What a provider said when it was asked who somebody is. */
public sealed interface SocialAnswer {

    /**
     * Nothing that counts: the code was not the provider's, or what it said was not signed for us.
     *
     * @param reason a word of OAuth 2's, for a log
     */
    record Refused(String reason) implements SocialAnswer {}

    record Known(SocialPerson person) implements SocialAnswer {}
}
