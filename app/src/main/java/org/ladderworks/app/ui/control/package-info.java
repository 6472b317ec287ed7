/** Controls, and parts of them, that several rooms have. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.ui.control;
