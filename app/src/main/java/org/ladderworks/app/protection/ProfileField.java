package org.ladderworks.app.protection;

import java.util.List;
import java.util.Locale;

/** A field of text of a profile, by its place in the {@code drm} of a job file. None is for a secret. */
public enum ProfileField {
    CONTENT("/content", Kind.TEXT, false),
    CLEAR_LEAD("/clearLeadSeconds", Kind.NUMBER, false),
    WIDEVINE_LICENCE("/licences/widevine", Kind.TEXT, false),
    PLAYREADY_LICENCE("/licences/playready", Kind.TEXT, false),
    CLEARKEY_LICENCE("/licences/clearkey", Kind.TEXT, false),
    FAIRPLAY_URI("/fairPlayUri", Kind.TEXT, false),
    KEY_FILE("/keys/file", Kind.FILE, true),
    CPIX_DOCUMENT("/keys/cpix/document", Kind.FILE, true),
    CPIX_CERTIFICATE("/keys/cpix/identity/certificate", Kind.FILE, false),
    CPIX_PRIVATE_KEY("/keys/cpix/identity/privateKey", Kind.FILE, false),
    CPIX_USER("/keys/cpix/credential/user", Kind.TEXT, false),
    CPIX_HEADER("/keys/cpix/credential/header", Kind.TEXT, false),
    CPIX_SECRET_FILE("/keys/cpix/credential/secretFile", Kind.FILE, false),
    CPIX_SECRET_VARIABLE("/keys/cpix/credential/secretVariable", Kind.TEXT, false),
    CPIX_SECRET_VAULT("/keys/cpix/credential/secretVault", Kind.SECRET, false),
    SPEKE_ADDRESS("/keys/speke/address", Kind.TEXT, true),
    SPEKE_USER("/keys/speke/credential/user", Kind.TEXT, false),
    SPEKE_HEADER("/keys/speke/credential/header", Kind.TEXT, false),
    SPEKE_SECRET_FILE("/keys/speke/credential/secretFile", Kind.FILE, false),
    SPEKE_SECRET_VARIABLE("/keys/speke/credential/secretVariable", Kind.TEXT, false),
    SPEKE_SECRET_VAULT("/keys/speke/credential/secretVault", Kind.SECRET, false),
    SPEKE_CERTIFICATE("/keys/speke/identity/certificate", Kind.FILE, false),
    SPEKE_PRIVATE_KEY("/keys/speke/identity/privateKey", Kind.FILE, false),
    WIDEVINE_ADDRESS("/keys/widevine/address", Kind.TEXT, true),
    WIDEVINE_SIGNER("/keys/widevine/signer", Kind.TEXT, true),
    WIDEVINE_KEY_FILE("/keys/widevine/keyFile", Kind.FILE, true),
    WIDEVINE_KEY_VAULT("/keys/widevine/keyVault", Kind.SECRET, false),
    WIDEVINE_IV_FILE("/keys/widevine/ivFile", Kind.FILE, true),
    WIDEVINE_IV_VAULT("/keys/widevine/ivVault", Kind.SECRET, false),
    WIDEVINE_POLICY("/keys/widevine/policy", Kind.TEXT, false);

    /** What it holds. */
    public enum Kind {
        TEXT,
        NUMBER,
        /** A path, which may be chosen. */
        FILE,
        /** The name of what the vault has: it is typed, and never in the profile. */
        SECRET
    }

    private final String pointer;
    private final Kind kind;
    private final boolean required;

    ProfileField(String pointer, Kind kind, boolean required) {
        this.pointer = pointer;
        this.kind = kind;
        this.required = required;
    }

    /** JSON Pointer (RFC 6901). */
    public String pointer() {
        return pointer;
    }

    public Kind kind() {
        return kind;
    }

    /** True where nothing can be done without it: it stays there when it is empty, to be told of. */
    boolean required() {
        return required;
    }

    /** The fields that say the same in other ways: one of them is enough, and two are too many. */
    List<String> others() {
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        String what = name.replaceAll("(File|Variable|Vault)$", "");
        return kind == Kind.SECRET
                ? List.of(what + "File", what + "Variable")
                : List.of("secret", "key", "iv").contains(what) ? List.of(what + "Vault") : List.of();
    }

    /** In small letters with hyphens, for ids and keys of texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is asked, for keys of texts: the same for fields of the same meaning. */
    public String term() {
        if (pointer.startsWith("/licences/")) {
            return "licence";
        }
        return pointer.substring(pointer.lastIndexOf('/') + 1)
                .replaceAll("([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT);
    }
}
