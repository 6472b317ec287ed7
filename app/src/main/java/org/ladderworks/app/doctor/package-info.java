/** Looks for what optional features need on this machine. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.doctor;
