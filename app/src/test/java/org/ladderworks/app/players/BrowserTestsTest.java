package org.ladderworks.app.players;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/** Beside other tests a browser would be late, and its tests would find fault with packages that have none. */
@AnalyzeClasses(packages = "org.ladderworks.app", importOptions = ImportOption.OnlyIncludeTests.class)
class BrowserTestsTest {
    @ArchTest
    static final ArchRule runAlone = ArchRuleDefinition.classes()
            .that()
            .haveSimpleNameEndingWith("Test")
            .and(open("Browser", "PlayerLab", "OpenLab"))
            .should(carry("alone"));

    private static DescribedPredicate<JavaClass> open(String... browsers) {
        Set<String> names = Set.of(browsers);
        return DescribedPredicate.describe(
                "open a browser",
                test -> test.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency ->
                                names.contains(dependency.getTargetClass().getSimpleName())));
    }

    private static ArchCondition<JavaClass> carry(String tag) {
        return new ArchCondition<>("carry the tag " + tag) {
            @Override
            public void check(JavaClass test, ConditionEvents events) {
                boolean carries = Arrays.stream(test.reflect().getAnnotationsByType(Tag.class))
                        .anyMatch(each -> each.value().equals(tag));
                events.add(new SimpleConditionEvent(test, carries, test.getName() + " may run beside others"));
            }
        };
    }
}
