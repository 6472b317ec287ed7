package org.ladderworks.engine.packaging;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.IvLedger;

/** A ledger in memory, which tells what it was asked. */
final class IvBookOfTest implements IvLedger {
    private final UnaryOperator<String> draws;
    private final List<String> drawn = new ArrayList<>();
    private final Map<String, String> outlines = new TreeMap<>();
    private final Map<String, String> finished = new TreeMap<>();

    /** @param draws the IV that comes behind another, in hexadecimal; the first behind an empty one */
    IvBookOfTest(UnaryOperator<String> draws) {
        this.draws = draws;
    }

    /** One behind the other, far enough apart for any scheme. */
    static IvBookOfTest counting(ProtectionScheme scheme) {
        int digits = scheme == ProtectionScheme.CBCS ? 32 : 16;
        return new IvBookOfTest(last -> last.isEmpty()
                ? "0".repeat(digits)
                : "%x"
                        .formatted(new BigInteger("1" + last, 16).add(BigInteger.TWO.pow(40)))
                        .substring(1));
    }

    @Override
    public List<Use> uses(KeyId key, ProtectionScheme scheme, String outline) {
        return finished.entrySet().stream()
                .filter(entry -> (key + " " + outline).equals(outlines.get(entry.getKey())))
                .map(entry -> new Use(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public String draw(KeyId key, ProtectionScheme scheme, String outline) {
        String iv = draws.apply(drawn.isEmpty() ? "" : drawn.getLast());
        drawn.add(iv);
        outlines.put(iv, key + " " + outline);
        return iv;
    }

    @Override
    public void finished(List<Finished> tracks) {
        tracks.forEach(track -> finished.put(track.use().iv(), track.use().encrypted()));
    }

    /** All IVs, in hexadecimal, as they were drawn. */
    List<String> drawn() {
        return drawn;
    }

    /** Key and outline of each track that was asked for. */
    List<String> asked() {
        return List.copyOf(outlines.values());
    }
}
