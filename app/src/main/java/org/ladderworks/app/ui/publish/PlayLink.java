package org.ladderworks.app.ui.publish;

import org.ladderworks.publish.release.Entrance;

/** An address that players begin with. */
public record PlayLink(Entrance entrance, String address) {}
