package org.ladderworks.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.publish.s3.RecordingRelay.Recorded;

/**
 * What was sent more than once to a store while publishers were killed.
 *
 * @param taken how many objects and parts of versions the store has taken
 * @param bytes of them
 * @param cut how many were on their way when a publisher was killed, and were not taken
 * @param atStake how many of the version on its way had been taken when its publisher was killed, of all kills
 * @param inFlight what was sent again, and had been on its way when a publisher was killed
 * @param needless what was sent again though it had been taken before
 */
record SentAgain(int taken, long bytes, int cut, int atStake, List<String> inFlight, List<String> needless) {
    private static final Pattern PART = Pattern.compile("[?&]partNumber=(\\d+)");

    /**
     * Counts.
     *
     * @param requests all that reached the server
     * @param kills when publishers were killed ({@link System#nanoTime})
     */
    static SentAgain of(List<Recorded> requests, List<Long> kills) {
        // Only these never change: what tells which version is shown is written over.
        List<Recorded> sent = requests.stream()
                .filter(each -> each.method().equals("PUT") && each.bytes() > 0)
                .filter(each -> each.target().contains("/v/"))
                .toList();
        List<Recorded> taken = sent.stream().filter(Recorded::isTaken).toList();
        Map<String, List<Recorded>> byName = new LinkedHashMap<>();
        sent.forEach(each ->
                byName.computeIfAbsent(name(each), _ -> new ArrayList<>()).add(each));
        List<String> inFlight = new ArrayList<>();
        List<String> needless = new ArrayList<>();
        byName.forEach((name, all) -> {
            for (int i = 1; i < all.size(); i++) {
                Optional<Recorded> before = takenBefore(all.get(i), all.subList(0, i));
                before.ifPresent(first -> (wasOnItsWay(first, kills) ? inFlight : needless).add(name));
            }
        });
        int atStake = kills.stream().mapToInt(kill -> atStake(sent, kill)).sum();
        return new SentAgain(
                taken.size(),
                taken.stream().mapToLong(Recorded::bytes).sum(),
                sent.size() - taken.size(),
                atStake,
                inFlight,
                needless);
    }

    private static int atStake(List<Recorded> sent, long kill) {
        List<Recorded> before =
                sent.stream().filter(each -> each.begun() < kill).toList();
        return before.isEmpty()
                ? 0
                : (int) before.stream()
                        .filter(each -> version(each).equals(version(before.getLast())))
                        .filter(each -> each.isTaken() && each.answered().orElseThrow() < kill)
                        .count();
    }

    private static String version(Recorded request) {
        return request.target().split("/v/", 2)[1].split("/", 2)[0];
    }

    /** Whatever upload a part belongs to: one that is begun anew sends it again too. */
    private static String name(Recorded request) {
        Matcher part = PART.matcher(request.target());
        String path = request.target().split("\\?", 2)[0];
        return part.find() ? path + " part " + part.group(1) : path;
    }

    private static Optional<Recorded> takenBefore(Recorded again, List<Recorded> earlier) {
        return earlier.stream()
                .filter(Recorded::isTaken)
                .filter(each -> each.answered().orElseThrow() < again.begun())
                .findFirst();
    }

    private static boolean wasOnItsWay(Recorded request, List<Long> kills) {
        return kills.stream()
                .anyMatch(kill ->
                        request.begun() < kill && kill < request.answered().orElseThrow());
    }
}
