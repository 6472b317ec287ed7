package org.ladderworks.engine.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers as Widevine's Common Encryption API does, to requests that {@code studio} signed. */
public final class WidevineProvider {
    /** What {@code studio} signs with. */
    public static final String KEY = "9a0fb1d3c8e1476c8f7e2d1b3a5c7e9f00112233445566778899aabbccddeeff";

    public static final String IV = "d0c1b2a39485766758493a2b1c0d0e0f";

    private WidevineProvider() {}

    /** With the inner document changed. */
    public static AnsweringServer.Behaviour answering(UnaryOperator<String> change) {
        return AnsweringServer.document(
                asked -> "{\"response\":\"%s\"}".formatted(base64(change.apply(response(asked)))));
    }

    /**
     * What it derives of a title's content id.
     *
     * @param type {@code SD}, {@code HD}, {@code UHD1} or {@code AUDIO}
     * @param what {@code key} or {@code id}
     */
    public static byte[] bytes(String content, String type, String what) {
        try {
            String text = content + type + what;
            return Arrays.copyOf(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 16);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String response(AnsweringServer.Asked asked) {
        JsonNode envelope = JsonMapper.shared().readTree(asked.body());
        byte[] request = Base64.getDecoder().decode(envelope.get("request").stringValue());
        byte[] signature = Base64.getDecoder().decode(envelope.get("signature").stringValue());
        if (!envelope.get("signer").stringValue().equals("studio") || !isSigned(request, signature)) {
            return "{\"status\":\"SIGNATURE_FAILED\"}";
        }
        JsonNode document = JsonMapper.shared().readTree(request);
        String content = new String(
                Base64.getDecoder().decode(document.get("content_id").stringValue()), StandardCharsets.UTF_8);
        List<String> tracks = new ArrayList<>();
        document.get("tracks")
                .valueStream()
                .map(track -> track.get("type").stringValue())
                .forEach(type -> tracks.add(
                        "{\"type\":\"%s\",\"key_id\":\"%s\",\"key\":\"%s\",\"pssh\":[{\"drm_type\":\"WIDEVINE\",\"data\":\"%s\"}]}"
                                .formatted(
                                        type,
                                        base64(bytes(content, type, "id")),
                                        base64(bytes(content, type, "key")),
                                        "CAESAA==")));
        return "{\"status\":\"OK\",\"drm\":[{\"type\":\"WIDEVINE\"}],\"tracks\":[%s]}"
                .formatted(String.join(",", tracks));
    }

    private static boolean isSigned(byte[] request, byte[] signature) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(HexFormat.of().parseHex(KEY), "AES"),
                    new IvParameterSpec(HexFormat.of().parseHex(IV)));
            return Arrays.equals(
                    cipher.doFinal(signature),
                    MessageDigest.getInstance("SHA-1").digest(request));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
