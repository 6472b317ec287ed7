/** The room of settings, and what the machine has. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.ui.settings;
