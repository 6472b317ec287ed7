package org.ladderworks.publish.s3;

import org.ladderworks.engine.saying.Phrase;

/** Where credentials for S3 would come from. */
public enum CredentialPlace implements Phrase {
    KEYS_IN_ENVIRONMENT("keys in the environment"),
    ROLE_IN_ENVIRONMENT("a role in the environment"),
    /** The name of the profile. */
    PROFILE_ROLE("profile {0}, which takes on a role"),
    /** The name of the profile. */
    PROFILE_SSO("profile {0}, which signs in by SSO"),
    /** The name of the profile. */
    PROFILE_PROGRAM("profile {0}, which asks a program"),
    /** The name of the profile. */
    PROFILE_KEYS("profile {0}, which holds keys"),
    CONTAINER("the role of this container");

    private final String english;

    CredentialPlace(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
