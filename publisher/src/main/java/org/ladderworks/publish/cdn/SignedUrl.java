package org.ladderworks.publish.cdn;

/**
 * An address that whoever has it may follow: it is shown to the operator who asked for it, and to no log.
 *
 * @param address without what was added
 * @param query what was added: the same for all that the grant allows where the policy is not canned
 * @param canned whether the policy is CloudFront's own form for one address
 */
public record SignedUrl(WebAddress address, String query, Grant grant, boolean canned) {
    /** All of it, to be handed to a viewer. */
    public String text() {
        return address.with(query);
    }

    /** Without what makes it valid. */
    @Override
    public String toString() {
        return "SignedUrl[" + address + ", until " + grant.until() + "]";
    }
}
