package org.ladderworks.app.protection;

import java.math.BigDecimal;
import java.util.List;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.KeyLayout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes of the {@code drm} of a job file. Each changes the tree that it is given, and returns it. */
public final class ProfileEdits {
    /** Systems in the order in which profiles list them. */
    static final List<DrmSystem> SYSTEMS =
            List.of(DrmSystem.WIDEVINE, DrmSystem.PLAYREADY, DrmSystem.FAIRPLAY, DrmSystem.CLEARKEY);

    private ProfileEdits() {}

    /** One package for the players of all devices, with keys from the vault. */
    public static ObjectNode fresh() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.putArray("systems").add("widevine").add("playready").add("fairplay");
        tree.put("scheme", SchemeChoice.CBCS.label());
        tree.put("layout", "video-and-audio");
        return tree;
    }

    public static ObjectNode scheme(ObjectNode tree, SchemeChoice scheme) {
        tree.put("scheme", scheme.label());
        return tree;
    }

    /** Adds a system or takes it away; with it goes what is said of it alone. */
    public static ObjectNode system(ObjectNode tree, DrmSystem system, boolean wanted) {
        ArrayNode systems = JsonNodeFactory.instance.arrayNode();
        for (DrmSystem each : SYSTEMS) {
            if (each == system ? wanted : ProtectionChoice.has(tree, each)) {
                systems.add(each.label());
            }
        }
        tree.set("systems", systems);
        if (!wanted) {
            if (tree.get("licences") instanceof ObjectNode licences) {
                licences.remove(system.label());
            }
            if (system == DrmSystem.FAIRPLAY) {
                tree.remove("fairPlayUri");
            }
            prune(tree, "licences");
        }
        return tree;
    }

    public static ObjectNode layout(ObjectNode tree, KeyLayout layout) {
        tree.put(
                "layout",
                switch (layout) {
                    case ONE -> "one";
                    case VIDEO_AND_AUDIO -> "video-and-audio";
                    case BY_TIER -> "by-tier";
                });
        return tree;
    }

    /** Has keys come from elsewhere; what was said of the place before goes. */
    public static ObjectNode keys(ObjectNode tree, KeyPlace place) {
        if (place == KeyPlace.of(tree)) {
            return tree;
        }
        tree.remove("keys");
        switch (place) {
            case VAULT -> {
                // Nothing is said.
            }
            case ENTERED -> tree.putObject("keys").put("entered", true);
            case FILE, CPIX, SPEKE, WIDEVINE ->
                place.fields().stream().filter(ProfileField::required).forEach(field -> write(tree, field, ""));
        }
        return tree;
    }

    /** Writes a text into a field; nothing takes it away, unless it must be there. */
    public static ObjectNode write(ObjectNode tree, ProfileField field, String text) {
        String[] names = field.pointer().substring(1).split("/", -1);
        String bare = text.strip();
        ObjectNode object = tree;
        for (int i = 0; i < names.length - 1; i++) {
            object = object.get(names[i]) instanceof ObjectNode there ? there : object.putObject(names[i]);
        }
        String name = names[names.length - 1];
        ObjectNode holder = object;
        if (bare.isEmpty() && (!field.required() || field.others().stream().anyMatch(holder::has))) {
            object.remove(name);
            prune(tree, names[0]);
        } else {
            field.others().forEach(holder::remove);
            object.set(name, value(field, bare));
        }
        return tree;
    }

    /** A number that is none stays a text, of which the check says what it should be. */
    private static JsonNode value(ProfileField field, String text) {
        String number = text.replace(',', '.');
        if (field.kind() != ProfileField.Kind.NUMBER || !number.matches("\\d{1,6}(\\.\\d{1,3})?")) {
            return JsonNodeFactory.instance.stringNode(text);
        }
        return number.contains(".")
                ? JsonNodeFactory.instance.numberNode(new BigDecimal(number))
                : JsonNodeFactory.instance.numberNode(Integer.parseInt(number));
    }

    /** Takes away what is empty: a job file would be refused for it. */
    private static void prune(ObjectNode object, String name) {
        if (object.get(name) instanceof ObjectNode inner) {
            List.copyOf(inner.propertyNames()).forEach(each -> prune(inner, each));
            if (inner.isEmpty()) {
                object.remove(name);
            }
        }
    }
}
