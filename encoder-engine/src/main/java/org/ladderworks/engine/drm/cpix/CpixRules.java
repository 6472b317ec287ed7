package org.ladderworks.engine.drm.cpix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.NumberRange;
import org.w3c.dom.Element;

/**
 * Reads usage rules (CPIX 2.3, 7.2.13). A rule goes by its filters; one without filters by its {@code intendedTrackType}, as
 * many documents have no more. Labels are taken for the names of roles.
 */
final class CpixRules {
    private static final Set<String> PIXELS = Set.of("minPixels", "maxPixels");
    private static final Set<String> CHANNELS = Set.of("minChannels", "maxChannels");

    private CpixRules() {}

    static List<CpixRule> read(Element root) throws CpixUnusable {
        boolean rotates =
                CpixXml.listed(root, "ContentKeyPeriodList", "ContentKeyPeriod").size() > 1;
        List<CpixRule> rules = new ArrayList<>();
        for (Element element : CpixXml.listed(root, "ContentKeyUsageRuleList", "ContentKeyUsageRule")) {
            rules.add(rule(element, rotates));
        }
        return List.copyOf(rules);
    }

    private static CpixRule rule(Element element, boolean rotates) throws CpixUnusable {
        KeyId id = CpixXml.attribute(element, "kid")
                .flatMap(KeyId::parse)
                .orElseThrow(() -> CpixUnusable.malformed("a usage rule names no key"));
        List<NumberRange> pictures = new ArrayList<>();
        List<NumberRange> sound = new ArrayList<>();
        List<Optional<KeyRole>> labels = new ArrayList<>();
        boolean understood = true;
        boolean filtered = false;
        for (Element filter : CpixXml.children(element)) {
            if (CpixXml.is(filter, CpixNames.CPIX, "VideoFilter")) {
                filtered = true;
                understood &= hasNoOthers(filter, PIXELS);
                pictures.add(range(filter, "minPixels", "maxPixels"));
            } else if (CpixXml.is(filter, CpixNames.CPIX, "AudioFilter")) {
                filtered = true;
                understood &= hasNoOthers(filter, CHANNELS);
                sound.add(range(filter, "minChannels", "maxChannels"));
            } else if (CpixXml.is(filter, CpixNames.CPIX, "LabelFilter")) {
                labels.add(KeyRole.named(CpixXml.attribute(filter, "label").orElse("")));
            } else {
                understood &= !rotates && CpixXml.is(filter, CpixNames.CPIX, "KeyPeriodFilter");
            }
        }
        if (filtered) {
            // A label beside other filters would have to be met as well.
            return new CpixRule(id, pictures, sound, understood && labels.isEmpty());
        }
        List<Optional<KeyRole>> named = labels.isEmpty() ? types(element) : labels;
        named.stream().flatMap(Optional::stream).forEach(role -> {
            role.pictures().ifPresent(pictures::add);
            if (role.isForSound()) {
                sound.add(NumberRange.ANY);
            }
        });
        return new CpixRule(id, pictures, sound, understood && named.stream().allMatch(Optional::isPresent));
    }

    /** What the intended track type names; a rule without one is for everything. */
    private static List<Optional<KeyRole>> types(Element element) {
        return CpixXml.attribute(element, "intendedTrackType")
                .map(type ->
                        Stream.of(type.split("\\+", -1)).map(KeyRole::named).toList())
                .orElse(List.of(Optional.of(KeyRole.ALL)));
    }

    private static boolean hasNoOthers(Element filter, Set<String> known) {
        for (int i = 0; i < filter.getAttributes().getLength(); i++) {
            String name = filter.getAttributes().item(i).getNodeName();
            if (!known.contains(name) && !name.startsWith("xmlns")) {
                return false;
            }
        }
        return true;
    }

    private static NumberRange range(Element filter, String least, String most) throws CpixUnusable {
        return new NumberRange(
                number(filter, least).orElse(0L), number(filter, most).orElse(Long.MAX_VALUE));
    }

    private static Optional<Long> number(Element filter, String name) throws CpixUnusable {
        Optional<String> text = CpixXml.attribute(filter, name);
        if (text.isPresent() && !text.get().matches("[0-9]{1,18}")) {
            throw CpixUnusable.malformed("a usage rule has no number in " + name);
        }
        return text.map(Long::valueOf);
    }
}
