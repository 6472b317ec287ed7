package org.ladderworks.app.ui.protection;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ladderworks.app.protection.ProfileEdits;
import org.ladderworks.app.protection.ProfileField;
import org.ladderworks.app.secret.TypedKey;
import org.ladderworks.app.studio.ProtectionDesk;
import org.ladderworks.app.studio.TypedSecrets;
import org.ladderworks.app.ui.edit.Edit;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.workbench.Workbench;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.error.DrmException;

/** Secrets that are typed, on their way into the vault and nowhere else. On the UI thread alone. */
public final class TypedSecretsViewModel {
    private final Workbench bench;
    private final ProtectionDesk desk;

    TypedSecretsViewModel(Workbench bench, ProtectionDesk desk) {
        this.bench = bench;
        this.desk = desk;
    }

    /** The key of one role as it was typed; never a record, as records print what they hold. */
    public static final class Typed {
        private final KeyRole role;
        private final String id;
        private final char[] key;
        private final String iv;

        /**
         * One that is still to be read.
         *
         * @param id no secret
         * @param key wiped when it was read
         * @param iv no secret; blank where one is to be drawn
         */
        public Typed(KeyRole role, String id, char[] key, String iv) {
            this.role = role;
            this.id = id;
            this.key = key;
            this.iv = iv;
        }

        private ContentKey read(ProtectionScheme scheme) {
            return TypedKey.read(role, scheme, id, key, iv);
        }

        private void wipe() {
            Arrays.fill(key, '\0');
        }
    }

    /**
     * Keeps a secret of a key server; what the profile has of it, and what can be undone, is its name. Wipes what was typed.
     *
     * @return what is wrong with it; nothing is kept then
     */
    public Optional<String> keep(String profile, ProfileField field, char[] typed) {
        try {
            TypedSecrets.check(field, typed);
        } catch (DrmException e) {
            Arrays.fill(typed, '\0');
            return Optional.of(words(e));
        }
        bench.work()
                .inTurn(
                        () -> {
                            String name = desk.secrets().keep(profile, field, typed);
                            return desk.edit(profile, tree -> ProfileEdits.write(tree, field, name));
                        },
                        done -> done.ifPresent(change -> {
                            bench.did(new Edit(
                                    bench.words().of("protection.edit.field", profile),
                                    () -> desk.apply(change.before()),
                                    () -> desk.apply(change.after())));
                            bench.tell(Notice.done(bench.words().of("protection.secret.done", profile)));
                        }));
        return Optional.empty();
    }

    /**
     * Keeps keys of a title. Wipes what was typed.
     *
     * @param content the title's name at key servers, and in the vault
     * @return what is wrong with the first of them that cannot be; nothing is kept then
     */
    public Optional<String> keep(String content, ProtectionScheme scheme, List<Typed> typed) {
        String bare = content.strip();
        Map<KeyRole, ContentKey> keys = new EnumMap<>(KeyRole.class);
        try {
            if (!bare.matches("[A-Za-z0-9._-]{1,128}")) {
                return Optional.of(bench.words().of("protection.typed.content.wrong"));
            }
            for (Typed each : typed) {
                keys.put(each.role, each.read(scheme));
            }
        } catch (DrmException e) {
            keys.values().forEach(ContentKey::close);
            return Optional.of(words(e));
        } finally {
            typed.forEach(Typed::wipe);
        }
        List<KeyRole> roles = typed.stream().map(each -> each.role).toList();
        KeySet set = new KeySet(keys, List.of());
        bench.work()
                .inTurn(
                        () -> desk.secrets().keep(bare, scheme, set),
                        checks -> bench.tell(Notice.done(bench.words()
                                .of(
                                        "protection.typed.done",
                                        bare,
                                        scheme.fourCc(),
                                        // In the order of the fields.
                                        roles.stream()
                                                .map(role -> bench.words().of("protection.role." + role.label()) + " "
                                                        + checks.get(role))
                                                .collect(Collectors.joining(", "))))));
        return Optional.empty();
    }

    private static String words(DrmException refused) {
        return refused.getMessage() + ". " + refused.remedy();
    }
}
