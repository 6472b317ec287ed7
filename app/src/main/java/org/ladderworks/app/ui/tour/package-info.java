/** The way of a first title, from a sample to what viewers see. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.ui.tour;
