package io.flashsale.api.account;

import io.flashsale.account.Account;
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
        List<AddressJson> addresses) {

    static ProfileView of(Account account) {
        PhoneNumber phone = account.profile().phone();
        return new ProfileView(
                account.id().value(),
                account.mail(),
                account.mailVerified(),
                account.profile().name(),
                phone == null ? null : phone.value(),
                account.profile().addresses().stream().map(AddressJson::of).toList());
    }

    /** Nothing of a person. */
    @Override
    public String toString() {
        return "ProfileView[" + id + "]";
    }
}
