/** Work of view models that may take time. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.ui.work;
