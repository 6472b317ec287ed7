package org.ladderworks.app.doctor;

import org.ladderworks.engine.saying.Phrase;

/** How something is got. */
enum Remedy implements Phrase {
    /** Its package in Debian. */
    APT("apt install {0} (or your distribution's package of it)"),
    /** Its name. */
    FROM_MAKERS("install {0} from its makers"),
    AWS("`aws configure` or `aws configure sso`; docs/s3.md has all ways"),
    /** The name of the profile. */
    AWS_PROFILE("`aws configure` or `aws configure sso --profile {0}`; docs/s3.md has all ways"),
    CHIP("the chip, and its maker's driver; nothing else needs it"),
    PROTECT_VAULT("`ladderworks vault protect --by passphrase`, or `--by keyring` where a desktop is signed in"),
    SIGN_IN("sign in to the desktop as the user who made it"),
    WRITE_SECRET("write the secret where the profile says it is");

    private final String english;

    Remedy(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
