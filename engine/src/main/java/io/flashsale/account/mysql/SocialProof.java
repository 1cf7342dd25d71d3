package io.flashsale.account.mysql;

import static io.flashsale.platform.mysql.Columns.text;
import static io.flashsale.platform.mysql.Columns.truth;

import io.flashsale.account.MailAddress;
import io.flashsale.account.SocialIdentity;
import io.flashsale.account.SocialPerson;
import io.flashsale.account.SocialProvider;
import io.r2dbc.spi.Readable;

/** What a provider has said of somebody, locked. */
record SocialProof(String codeHash, SocialPerson person) {

    static SocialProof read(Readable row) {
        String mail = row.get("mail", String.class);
        var identity = new SocialIdentity(SocialProvider.valueOf(text(row, "provider")), text(row, "subject"));
        var person = new SocialPerson(
                identity, text(row, "name"), mail == null ? null : new MailAddress(mail), truth(row, "mail_verified"));
        return new SocialProof(text(row, "code_hash"), person);
    }

    SocialIdentity identity() {
        return person.identity();
    }
}
