package org.ladderworks.app.ui.publish;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.app.studio.Verified;
import org.ladderworks.app.ui.words.Shown;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.publish.release.ReleaseId;
import org.ladderworks.publish.verify.Finding;
import org.ladderworks.publish.verify.Finding.Kind;
import org.ladderworks.publish.verify.Look;
import org.ladderworks.publish.verify.Rights;
import org.ladderworks.publish.verify.Value;

/** What viewers get in words: a line for all that is wrong, then one for each thing that was looked at and is right. Pure. */
final class VerificationText {
    private static final Set<Kind> OF_OBJECTS = Set.of(
            Kind.REFUSED,
            Kind.NO_ANSWER,
            Kind.REDIRECT,
            Kind.SIZE,
            Kind.BYTES,
            Kind.CONTENT_TYPE,
            Kind.CONTENT_ENCODING,
            Kind.CACHE_CONTROL);

    private VerificationText() {}

    /**
     * Something that was looked at.
     *
     * @param good whether it is as it should be; then the rest is empty
     * @param wrong what is, and where
     * @param why it mostly is
     * @param remedy what to do
     */
    record Line(boolean good, String looked, String wrong, String why, String remedy) {}

    static List<Line> lines(Verified found, Words words) {
        List<Line> lines = new ArrayList<>();
        found.findings().forEach(finding -> lines.add(wrong(finding, words)));
        if (found.wrong() > found.findings().size()) {
            lines.add(new Line(
                    false,
                    words.of(
                            "publish.verify.more",
                            found.wrong() - found.findings().size()),
                    "",
                    "",
                    words.of("publish.verify.more.do")));
        }
        right(found, lines, OF_OBJECTS, objects(found, words), words);
        right(found, lines, Set.of(Kind.MANIFEST, Kind.VERSION), words.of("publish.looked.manifests"), words);
        right(found, lines, Set.of(Kind.RANGE), words.of("publish.looked.ranges"), words);
        right(found, lines, Set.of(Kind.CROSS_ORIGIN), words.of("publish.looked.pages"), words);
        if (found.base().startsWith("https:")) {
            right(found, lines, Set.of(Kind.TLS), words.of("publish.looked.tls"), words);
        }
        if (found.guarded()) {
            right(found, lines, Set.of(Kind.LET_IN), words.of("publish.looked.refusals"), words);
        }
        return lines;
    }

    /**
     * When it was looked at, and what came of it.
     *
     * @param shown the version that is shown by now
     */
    static String status(Verified found, Optional<ReleaseId> shown, Words words) {
        String when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.SHORT)
                .withLocale(words.locale())
                .withZone(ZoneId.systemDefault())
                .format(found.at());
        String said = found.isGood()
                ? words.of("publish.verify.status.good", when, found.objects())
                : words.of("publish.verify.status.bad", when, found.wrong());
        return shown.filter(now -> !now.text().equals(found.release())).isPresent()
                ? said + " " + words.of("publish.verify.status.other", found.release())
                : said;
    }

    private static String objects(Verified found, Words words) {
        return found.bytes() > 0
                ? words.of("publish.looked.bytes", found.objects(), Shown.bytes(found.bytes(), words.locale()))
                : words.of("publish.looked.objects", found.objects());
    }

    /** Of what is cut off nobody knows which sort it was. */
    private static void right(Verified found, List<Line> lines, Set<Kind> kinds, String looked, Words words) {
        if (found.wrong() == found.findings().size()
                && found.findings().stream().map(Finding::kind).noneMatch(kinds::contains)) {
            lines.add(new Line(true, looked, words.of("publish.verify.right"), "", ""));
        }
    }

    private static Line wrong(Finding finding, Words words) {
        String key = "publish.finding." + key(finding.kind());
        return new Line(
                false,
                words.of(key),
                words.of(
                        "publish.verify.wrong",
                        inVersion(finding.where()),
                        asked(finding, words),
                        words.kept(finding.measured(), Value.values()),
                        words.kept(finding.expected(), Value.values())),
                words.of(key + ".why"),
                words.of(key + ".do"));
    }

    /** Title and version stand above the table already. */
    private static String inVersion(String key) {
        return key.replaceFirst("^[^/]+/v/[^/]+/", "");
    }

    private static String asked(Finding finding, Words words) {
        return Arrays.stream(Rights.Wrong.values())
                .filter(each -> each.words().equals(finding.what()))
                .findFirst()
                .map(each -> words.of("publish.right." + key(each)))
                .orElseGet(() -> words.kept(finding.what(), Look.values()));
    }

    private static String key(Enum<?> of) {
        return of.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
