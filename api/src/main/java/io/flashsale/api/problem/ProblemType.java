package io.flashsale.api.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Every kind of error answer there is. A client tells them apart by the type, not by the text. */
public enum ProblemType {
    INVALID_INPUT(HttpStatus.BAD_REQUEST, "The request is not what was expected"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Log in first"),
    WRONG_CREDENTIALS(HttpStatus.UNAUTHORIZED, "Mail address or password is wrong"),
    SESSION_ENDED(HttpStatus.UNAUTHORIZED, "Log in again"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Not allowed"),
    MAIL_NOT_VERIFIED(HttpStatus.FORBIDDEN, "Only those buy whose mail address is verified"),
    WRONG_PASSWORD(HttpStatus.FORBIDDEN, "The password is wrong"),
    ANOTHER_BROWSER(HttpStatus.FORBIDDEN, "Open the link in the browser that began"),
    LINK_OVER(HttpStatus.GONE, "The link is not good any more"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Nothing here"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Another method is expected"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No answer of the wanted media type"),
    MAIL_TAKEN(HttpStatus.CONFLICT, "There is an account with this mail address"),
    NO_PHONE(HttpStatus.CONFLICT, "The account has no phone number"),
    IDENTITY_TAKEN(HttpStatus.CONFLICT, "Linked to another account"),
    SKU_TAKEN(HttpStatus.CONFLICT, "There is a SKU with this code"),
    ALREADY_PRICED(HttpStatus.CONFLICT, "The price list has a price for this SKU"),
    IMPORT_RUNNING(HttpStatus.CONFLICT, "Another import is running"),
    SLUG_TAKEN(HttpStatus.CONFLICT, "There is a sale with this slug"),
    PRICE_LIST_TAKEN(HttpStatus.CONFLICT, "There is a sale of this price list"),
    NOTHING_TO_SELL(HttpStatus.CONFLICT, "The sale has no price that is limited by quantity"),
    TOO_MANY_PRICES(HttpStatus.CONFLICT, "More limited prices than a sale may sell"),
    CART_CHANGED(HttpStatus.CONFLICT, "The cart has changed"),
    CART_NOT_READY(HttpStatus.CONFLICT, "The cart cannot be ordered like this"),
    CART_ORDERED(HttpStatus.CONFLICT, "The cart has been ordered"),
    WRONG_STATE(HttpStatus.CONFLICT, "Not possible as things stand"),
    READ_ONLY(HttpStatus.CONFLICT, "Set once, when it was created"),
    TOO_FEW_UNITS(HttpStatus.CONFLICT, "So many units are not left"),
    NOT_OPEN(HttpStatus.CONFLICT, "The sale has not opened yet"),
    REGISTRATION_NOT_OPEN(HttpStatus.CONFLICT, "Registration is not open now"),
    LIMIT_REACHED(HttpStatus.CONFLICT, "More than one customer may have"),
    SOLD_OUT(HttpStatus.CONFLICT, "Sold out"),
    NOT_WAITING(HttpStatus.GONE, "The order does not wait any more"),
    CLOSED(HttpStatus.GONE, "The sale is over"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Another media type is expected"),
    WRONG_CODE(HttpStatus.UNPROCESSABLE_CONTENT, "Not the right code"),
    CODE_OVER(HttpStatus.GONE, "The code is not good any more"),
    KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The key was used for another request"),
    NOT_REGISTERED(HttpStatus.FORBIDDEN, "Only those who registered may buy"),
    THROTTLED(HttpStatus.TOO_MANY_REQUESTS, "Too many at once"),
    REQUEST_FAILED(HttpStatus.BAD_REQUEST, "The request cannot be answered"),
    UNEXPECTED(HttpStatus.INTERNAL_SERVER_ERROR, "Unexpected error"),
    PAUSED(HttpStatus.SERVICE_UNAVAILABLE, "The sale is paused"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Repeat later");

    private final HttpStatus status;
    private final String title;
    private final String uri;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
        this.uri = "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** For example {@code /problems/invalid-input}. */
    public String uri() {
        return uri;
    }
}
