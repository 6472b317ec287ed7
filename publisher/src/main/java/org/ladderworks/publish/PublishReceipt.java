package org.ladderworks.publish;

import org.ladderworks.publish.title.Commit;
import org.ladderworks.publish.upload.UploadPlan;

/**
 * What came of a publication.
 *
 * @param target for people
 * @param plan what was done
 * @param commit what the title shows now; the one before where it showed this version already
 * @param shownBefore whether the title showed this version already, so that nothing was changed
 * @param checked objects of the version: of each the store has said that it has it, or it was looked at
 */
public record PublishReceipt(String target, UploadPlan plan, Commit commit, boolean shownBefore, int checked) {}
