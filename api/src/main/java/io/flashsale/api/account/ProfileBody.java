package io.flashsale.api.account;

import io.flashsale.account.Language;
import io.flashsale.account.PostalAddress;
import io.flashsale.account.Profile;
import io.flashsale.account.SignUp;
import io.flashsale.shared.Fields;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody tells of himself or herself. What is missing is not told any more. */
record ProfileBody(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String language,
        @Nullable List<@Nullable AddressJson> addresses) {

    Profile toProfile() {
        var fields = new Fields();
        var shown = fields.required("name", name, SignUp::requireName);
        var number = fields.optional("phone", phone, PhoneNumber::new);
        var spoken = fields.optional("language", language, Language::new);
        var places = fields.together(this::toAddresses);
        return fields.into(() -> new Profile(shown.value(), number.orNull(), spoken.orNull(), places.value()));
    }

    private List<PostalAddress> toAddresses() {
        List<PostalAddress> all = new ArrayList<>();
        if (addresses != null) {
            for (AddressJson address : addresses) {
                all.add(toAddress(address, "addresses[" + all.size() + "]"));
            }
        }
        return all;
    }

    private static PostalAddress toAddress(@Nullable AddressJson address, String field) {
        if (address == null) {
            throw new InvalidInput(field, null, "an address");
        }
        try {
            return address.toAddress();
        } catch (InvalidInput wrong) {
            throw wrong.within(field);
        }
    }

    /** Nothing of a person. */
    @Override
    public String toString() {
        return "ProfileBody";
    }
}
