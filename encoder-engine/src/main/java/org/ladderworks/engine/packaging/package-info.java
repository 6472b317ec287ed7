/** From encoded renditions to one CMAF presentation: segments on disk and the facts that manifests need. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.packaging;
