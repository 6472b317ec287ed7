package org.ladderworks.app.ui.protection;

import javafx.scene.Node;
import org.ladderworks.app.protection.OpenProfile;

/** One field of a profile. */
interface ProfileBox {
    Node node();

    /** Shows what the profile says; what is being typed stays, unless it is another profile. */
    void show(OpenProfile profile, boolean another);
}
