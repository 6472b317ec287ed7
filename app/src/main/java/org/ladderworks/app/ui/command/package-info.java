/** What the operator can have done, with its shortcut: once for buttons, menus, keys and the palette. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.ui.command;
