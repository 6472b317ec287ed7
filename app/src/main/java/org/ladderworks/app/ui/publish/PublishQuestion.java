package org.ladderworks.app.ui.publish;

import org.ladderworks.app.library.Title;
import org.ladderworks.app.studio.Publications.Address;

/** What is asked of the publisher: a title, and where it goes. */
record PublishQuestion(Title title, Address address) {
    /** Whether it is of the same title at the same place, whatever has become of the title meanwhile. */
    boolean isLike(PublishQuestion other) {
        return title.id() == other.title.id() && address.equals(other.address);
    }
}
