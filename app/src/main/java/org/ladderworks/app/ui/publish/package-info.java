/** The room of publishing: titles, the places they go to, and what viewers see there. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.ui.publish;
