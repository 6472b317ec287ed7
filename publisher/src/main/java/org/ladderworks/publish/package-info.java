/** From a finished package to object storage and the CDN. Depends on the engine, never on the app. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.publish;
