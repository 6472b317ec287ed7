package org.ladderworks.publish.destination;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.cdn.CloudFrontCdn;
import org.ladderworks.publish.cdn.CloudFrontSettings;
import org.ladderworks.publish.cdn.Invalidation;
import org.ladderworks.publish.cdn.Pace;
import org.ladderworks.publish.cdn.PublicTitle;
import org.ladderworks.publish.destination.TargetTrial.Step;

/** Tries what a target's delivery needs: that its secret can be used, and the rights on its distribution. */
public final class DeliveryTrial {
    private static final Pace QUICK =
            new Pace(Duration.ofSeconds(20), 2, Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMinutes(1));

    /** No invalidation has this id: who may ask is told so, and who may not is refused. */
    private static final String NONE = "I0000000000000";

    private final Delivery delivery;
    private final Optional<CloudFrontSettings> distribution;
    private final Cancellation cancellation;

    public DeliveryTrial(Delivery delivery, Optional<CloudFrontSettings> distribution, Cancellation cancellation) {
        this.delivery = delivery;
        this.distribution = distribution;
        this.cancellation = cancellation;
    }

    /**
     * Tries all of it. Of the distribution, one path is invalidated that nothing lies at: CloudFront counts it among the free ones of a
     * month.
     */
    public List<Step> run() {
        List<Step> steps = new ArrayList<>();
        delivery.admission()
                .ifPresent(admission -> steps.add(step(TrialStep.SIGN, "", () -> {
                    var _ = switch (admission) {
                        case Admission.CloudFront cloudFront -> cloudFront.read();
                        case Admission.Edge edge -> edge.read();
                    };
                })));
        distribution.ifPresent(settings -> {
            try (CloudFrontCdn cdn = CloudFrontCdn.open(settings, QUICK)) {
                steps.addAll(rights(cdn));
            } catch (PublishException e) {
                steps.add(Step.bad(TrialStep.REACH_CLOUDFRONT, CloudFrontCdn.CREATE, e));
            }
        });
        return steps;
    }

    private List<Step> rights(CloudFrontCdn cdn) {
        List<String> made = new ArrayList<>();
        String nothing = PublicTitle.of(delivery.url(), "ladderworks-trial").pathPrefix();
        Invalidation trial = Invalidation.of(List.of(nothing), UUID.randomUUID().toString());
        Step create = step(TrialStep.TELL_CACHES, CloudFrontCdn.CREATE, () -> made.add(cdn.begin(trial, cancellation)));
        Step look = step(TrialStep.SEE_FORGOTTEN, CloudFrontCdn.GET, () -> {
            try {
                var _ = cdn.isDone(made.isEmpty() ? NONE : made.getFirst(), cancellation);
            } catch (PublishException e) {
                if (!made.isEmpty() || e.code() != ErrorCode.CDN_REFUSED) {
                    throw e;
                }
            }
        });
        return List.of(create, look);
    }

    private static Step step(TrialStep what, String right, Runnable doing) {
        try {
            doing.run();
            return Step.good(what, right);
        } catch (EngineException e) {
            return Step.bad(what, right, e);
        }
    }
}
