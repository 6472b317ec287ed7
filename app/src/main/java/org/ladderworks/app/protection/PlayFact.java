package org.ladderworks.app.protection;

import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.DrmSystem;

/** Whether a device decrypts one scheme by one system, and why that is said. */
record PlayFact(DrmSystem system, ProtectionScheme scheme, Verdict verdict, PlayNote note) {}
