package io.flashsale.api.account;

import io.flashsale.account.Account;
import io.flashsale.account.Language;
import io.flashsale.shared.PhoneNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account with its profile, for the one it belongs to. */
record ProfileView(
        String id,
        @Nullable String email,
        boolean emailVerified,
        String name,
        @Nullable String phone,
        @Nullable String language,
        List<AddressJson> addresses) {

    static ProfileView of(Account account) {
        PhoneNumber phone = account.profile().phone();
        Language language = account.profile().language();
        return new ProfileView(
                account.id().value(),
                account.mail(),
                account.mailVerified(),
                account.profile().name(),
                phone == null ? null : phone.value(),
                language == null ? null : language.tag(),
                account.profile().addresses().stream().map(AddressJson::of).toList());
    }

    /** Nothing of a person. */
    @Override
    public String toString() {
        return "ProfileView[" + id + "]";
    }
}
