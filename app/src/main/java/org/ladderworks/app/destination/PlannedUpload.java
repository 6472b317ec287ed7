package org.ladderworks.app.destination;

import java.util.Optional;
import org.ladderworks.publish.upload.ListPrice;
import org.ladderworks.publish.upload.TimeEstimate;
import org.ladderworks.publish.upload.UploadPlan;

/**
 * What publishing will do, and what it takes.
 *
 * @param place of the target, for people
 * @param time empty where nobody can know yet
 * @param price by the list prices of AWS; empty of a store that is not AWS
 */
public record PlannedUpload(UploadPlan plan, String place, Optional<TimeEstimate> time, Optional<ListPrice> price) {}
