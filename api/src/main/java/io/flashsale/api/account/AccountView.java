package io.flashsale.api.account;

/** An account, for the one it belongs to. */
record AccountView(String id, String email, String name) {}
