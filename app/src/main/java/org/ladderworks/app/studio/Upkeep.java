package org.ladderworks.app.studio;

import org.ladderworks.app.backup.Arrival;
import org.ladderworks.app.backup.Backup;
import org.ladderworks.app.support.SupportBundle;

/**
 * What keeps the program well beside its work.
 *
 * @param webhook the address that is told when jobs end
 * @param caches what may go
 * @param backup writes all that the operator has built up
 * @param arrival brings it in
 * @param support what helpers see
 * @param sample to begin with
 */
public record Upkeep(
        WebhookSecret webhook, Caches caches, Backup backup, Arrival arrival, SupportBundle support, Sample sample) {}
