package io.flashsale.api.account;

import io.flashsale.account.PostalAddress;
import io.flashsale.shared.Fields;
import org.jspecify.annotations.Nullable;

/** An address, as it comes and goes. */
record AddressJson(
        @Nullable String name,
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String city,
        @Nullable String region,
        @Nullable String postalCode,
        @Nullable String country) {

    static AddressJson of(PostalAddress address) {
        return new AddressJson(
                address.name(),
                address.line1(),
                address.line2(),
                address.city(),
                address.region(),
                address.postalCode(),
                address.country());
    }

    PostalAddress toAddress() {
        var fields = new Fields();
        var recipient = fields.required("name", name, text -> text);
        var first = fields.required("line1", line1, text -> text);
        var town = fields.required("city", city, text -> text);
        var code = fields.required("postalCode", postalCode, text -> text);
        var land = fields.required("country", country, text -> text);
        return fields.into(() -> new PostalAddress(
                recipient.value(), first.value(), line2, town.value(), region, code.value(), land.value()));
    }

    /** Nothing of a person. */
    @Override
    public String toString() {
        return "AddressJson[" + country + "]";
    }
}
