@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.source.remote;
