package org.ladderworks.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** The walls of the design: who may know whom. There is no annotation to get around them. */
@AnalyzeClasses(
        packages = "org.ladderworks",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
    private static final String ENGINE = "org.ladderworks.engine..";

    /** The engine's test sources reach this module as a folder or, once it is packaged, as a jar. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule engineKnowsNoOneAboveIt = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.ladderworks.publish..", "org.ladderworks.app..");

    @ArchTest
    static final ArchRule publisherKnowsNoApp = noClasses()
            .that()
            .resideInAPackage("org.ladderworks.publish..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.ladderworks.app..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule engineHasNoWindowNoDatabaseNoCloud = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "java.sql..", "javax.sql..", "software.amazon..", "uk.co.caprica..");

    @ArchTest
    static final ArchRule onlyTheStoreSpeaksSql = noClasses()
            .that(not(resideInAPackage("org.ladderworks.app.store..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..", "org.jdbi..", "org.flywaydb..");

    @ArchTest
    static final ArchRule onlyFxGoesToTheUiThread = noClasses()
            .that(not(resideInAPackage("org.ladderworks.app.fx..")))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("javafx.application.Platform");

    @ArchTest
    static final ArchRule onlyTheWindowKnowsTheToolkit = noClasses()
            .that(not(resideInAnyPackage(
                    "org.ladderworks.app.ui..", "org.ladderworks.app.fx..", "org.ladderworks.app.wiring..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javafx..");

    @ArchTest
    static final ArchRule viewModelsNeedNoToolkit = classes()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .or()
            .resideInAnyPackage(
                    "org.ladderworks.app.ui.work..",
                    "org.ladderworks.app.ui.workbench..",
                    "org.ladderworks.app.ui.edit..",
                    "org.ladderworks.app.ui.notice..",
                    "org.ladderworks.app.ui.words..")
            .should()
            .onlyDependOnClassesThat(not(resideInAPackage("javafx.."))
                    .or(resideInAnyPackage("javafx.beans..", "javafx.collections..", "javafx.util..")));

    @ArchTest
    static final ArchRule viewsAskTheirModels = noClasses()
            .that()
            .haveSimpleNameEndingWith("View")
            .or()
            .haveSimpleNameEndingWith("Pane")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.ladderworks.app.studio..", "org.ladderworks.app.store..", "org.ladderworks.engine.pipeline..");

    @ArchTest
    static final ArchRule servicesKnowNoWindow = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.ladderworks.app.studio..", "org.ladderworks.app.library..", "org.ladderworks.app.job..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.ladderworks.app.ui..", "org.ladderworks.app.fx..", "org.ladderworks.app.wiring..");

    @ArchTest
    static final ArchRule onlyTheirPackagesKnowTheSdkOfAws = noClasses()
            .that(not(resideInAnyPackage("org.ladderworks.publish.s3..", "org.ladderworks.publish.cdn..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    /** The libraries that open media crash on some of it. */
    @ArchTest
    static final ArchRule onlyTheWorkerOpensMedia = noClasses()
            .that(not(resideInAnyPackage("org.ladderworks.app.preview.worker..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "uk.co.caprica..",
                    "org.bytedeco.ffmpeg.global..",
                    "org.bytedeco.ffmpeg.avformat..",
                    "org.bytedeco.ffmpeg.avcodec..",
                    "org.bytedeco.ffmpeg.avutil..",
                    "org.bytedeco.javacv..");

    @ArchTest
    static final ArchRule onlyItsNameLeadsToTheWorker = noClasses()
            .that(not(resideInAPackage("org.ladderworks.app.preview.worker..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.ladderworks.app.preview.worker..");

    @ArchTest
    static final ArchRule previewNeedsNoToolkit = noClasses()
            .that()
            .resideInAPackage("org.ladderworks.app.preview..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "org.ladderworks.app.ui..", "org.ladderworks.app.fx..");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("org.ladderworks.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyToolStartsProcesses = noClasses()
            .that(not(resideInAPackage("org.ladderworks.engine.tool")))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ProcessBuilder.class);

    @ArchTest
    static final ArchRule noOneUsesRuntimeExec = noClasses()
            .should()
            .callMethodWhere(target(owner(assignableTo(Runtime.class))).and(target(name("exec"))));

    @ArchTest
    static final ArchRule timeKnowsNoOne = classes()
            .that()
            .resideInAPackage("org.ladderworks.engine.time..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", "org.ladderworks.engine.time.."));

    @ArchTest
    static final ArchRule boxesKnowOnlyTimeAndErrors = noClasses()
            .that()
            .resideInAPackage("org.ladderworks.engine.cmaf..")
            .should()
            .dependOnClassesThat(resideInAPackage(ENGINE)
                    .and(not(resideInAnyPackage(
                            "org.ladderworks.engine.cmaf..",
                            "org.ladderworks.engine.time..",
                            "org.ladderworks.engine.error.."))));

    @ArchTest
    static final ArchRule hlsAndDashDoNotSeeEachOther = noClasses()
            .that()
            .resideInAPackage("org.ladderworks.engine.manifest.hls..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.ladderworks.engine.manifest.dash..");

    @ArchTest
    static final ArchRule dashAndHlsDoNotSeeEachOther = noClasses()
            .that()
            .resideInAPackage("org.ladderworks.engine.manifest.dash..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.ladderworks.engine.manifest.hls..");

    @ArchTest
    static final ArchRule manifestsDoNotEncode = noClasses()
            .that()
            .resideInAPackage("org.ladderworks.engine.manifest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.ladderworks.engine.encode..",
                    "org.ladderworks.engine.tool..",
                    "org.ladderworks.engine.probe..",
                    "org.ladderworks.engine.pipeline..");

    @ArchTest
    static final ArchRule ladderPlanningIsPure = noClasses()
            .that()
            .resideInAPackage("org.ladderworks.engine.ladder..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.ladderworks.engine.tool..",
                    "org.ladderworks.engine.encode..",
                    "org.ladderworks.engine.pipeline..",
                    "java.nio.file..");

    @ArchTest
    static final ArchRule staticStateIsFinal =
            fields().that().areStatic().should().haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule staticStateIsNotHeldInHolders = fields().that()
            .areStatic()
            .should()
            .notHaveRawType(AtomicReference.class)
            .andShould()
            .notHaveRawType(AtomicLong.class)
            .andShould()
            .notHaveRawType(AtomicInteger.class)
            .andShould()
            .notHaveRawType(AtomicBoolean.class);

    @ArchTest
    static final ArchRule noVagueNames =
            classes().should().haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl)(\\$.*)?");
}
