package org.ladderworks.app.ui.edit;

/**
 * Something the operator did that can be taken back.
 *
 * @param name for the menu, such as "Change title"
 * @param undo may take time; not called on the UI thread
 * @param redo likewise
 */
public record Edit(String name, Runnable undo, Runnable redo) {}
