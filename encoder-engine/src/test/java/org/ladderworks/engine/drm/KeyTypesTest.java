package org.ladderworks.engine.drm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.Leaks;
import org.ladderworks.engine.time.Resolution;

/** Keys, sets of them, roles and layouts. */
class KeyTypesTest {
    private static final byte[] SECRET = HexFormat.of().parseHex("8d1c5ba7f2304e96a1b2c3d4e5f60718");

    @Test
    @DisplayName("a key gives copies, prints its id alone, and is wiped when it is closed")
    void keys() throws ReflectiveOperationException {
        byte[] given = SECRET.clone();
        ContentKey key = key(1, given);
        given[0] ^= 1;
        assertThat(key.secret()).isEqualTo(SECRET);
        key.secret()[0] ^= 1;
        assertThat(key.secret()).isEqualTo(SECRET);
        KeySet set = new KeySet(Map.of(KeyRole.ALL, key), List.of());
        Leaks.assertNone(key + " " + set + " " + set.keys(), List.of(SECRET));
        byte[] inside = inside(key);
        assertThat(inside).isEqualTo(SECRET);
        set.close();
        assertThat(inside).containsOnly(0);
        assertThatThrownBy(key::secret).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> key.sameSecret(key(2, SECRET))).isInstanceOf(IllegalStateException.class);
    }

    /** The very bytes that a key holds, which it shows to nobody. */
    private static byte[] inside(ContentKey key) throws ReflectiveOperationException {
        Field field = ContentKey.class.getDeclaredField("secret");
        field.setAccessible(true);
        return (byte[]) field.get(key);
    }

    @ParameterizedTest(name = "{0}x{1} is {2}")
    @CsvSource({
        "256, 144, SD",
        "1024, 576, SD",
        "1025, 576, HD",
        "1280, 536, HD",
        "540, 960, SD",
        "1080, 1920, HD",
        "1920, 1080, HD",
        "1920, 1088, UHD",
        "2560, 1440, UHD",
        "7680, 4320, UHD"
    })
    @DisplayName("tiers are cut where SPEKE's presets cut them")
    void tiers(int width, int height, KeyRole role) {
        assertThat(KeyLayout.BY_TIER.video(new Resolution(width, height))).isEqualTo(role);
        assertThat(KeyLayout.ONE.video(new Resolution(width, height))).isEqualTo(KeyRole.ALL);
        assertThat(KeyLayout.VIDEO_AND_AUDIO.video(new Resolution(width, height)))
                .isEqualTo(KeyRole.VIDEO);
    }

    @Test
    @DisplayName("ranges join where they touch, and leave gaps where they do not")
    void ranges() {
        List<NumberRange> tiers = List.of(
                KeyRole.HD.pictures().orElseThrow(),
                KeyRole.SD.pictures().orElseThrow(),
                KeyRole.UHD.pictures().orElseThrow());
        assertThat(NumberRange.ANY.isWithin(tiers)).isTrue();
        assertThat(NumberRange.ANY.isWithin(tiers.subList(0, 2))).isFalse();
        assertThat(new NumberRange(5, 9).isWithin(List.of(new NumberRange(1, 6), new NumberRange(8, 20))))
                .isFalse();
        assertThat(new NumberRange(5, 9).isWithin(List.of(new NumberRange(7, 20), new NumberRange(1, 6))))
                .isTrue();
        assertThat(new NumberRange(5, 9).meets(new NumberRange(9, 10))).isTrue();
        assertThat(new NumberRange(5, 9).meets(new NumberRange(10, 11))).isFalse();
    }

    @Test
    @DisplayName("PR-50 the schemes share no id and no secret")
    void pr50Schemes() {
        KeySet cbcs = set(key(1, SECRET));
        DistinctKeys.acrossSchemes(cbcs, set(key(2, new byte[16])));
        refused(() -> DistinctKeys.acrossSchemes(cbcs, set(key(2, SECRET))));
        refused(() -> DistinctKeys.acrossSchemes(cbcs, set(key(1, new byte[16]))));
    }

    private static void refused(Runnable check) {
        assertThatThrownBy(check::run).isInstanceOfSatisfying(DrmException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.KEYS_UNUSABLE);
            Leaks.assertNone(e, List.of(SECRET));
        });
    }

    @Test
    @DisplayName("generated keys are random, have ids of random UUIDs, and are those that the vault keeps")
    void generated() {
        Map<KeyRole, ContentKey> kept = new EnumMap<>(KeyRole.class);
        KeyVault vault = new KeyVault() {
            @Override
            public KeySet keys(KeyRequest request, Supplier<ContentKey> draw) {
                request.roles().forEach(role -> kept.computeIfAbsent(role, _ -> draw.get()));
                return new KeySet(kept, List.of());
            }

            @Override
            public KeySet kept(KeyRequest request) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void keep(KeyRequest request, KeySet keys) {
                throw new UnsupportedOperationException();
            }
        };
        KeyRequest request =
                new KeyRequest("title", ProtectionScheme.CBCS, KeyLayout.BY_TIER.roles(), Set.of(DrmSystem.WIDEVINE));
        KeySet keys = new GeneratedKeys(vault).keys(request, new Cancellation());
        assertThat(keys.keys()).isEqualTo(kept).hasSize(4);
        DistinctKeys.check("the generated keys", keys.keys().values());
        assertThat(keys.keys().values()).allSatisfy(key -> {
            assertThat(key.id().uuid().version()).isEqualTo(4);
            assertThat(key.id().uuid().variant()).isEqualTo(2);
            assertThat(key.explicitIv()).isEmpty();
        });
    }

    private static KeySet set(ContentKey key) {
        return new KeySet(Map.of(KeyRole.VIDEO, key), List.of());
    }

    private static ContentKey key(int id, byte[] secret) {
        return new ContentKey(KeyId.parse("%032x".formatted(id)).orElseThrow(), secret, Optional.empty());
    }
}
