package org.ladderworks.app.secret;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) of a passphrase. The parameters are kept, so that later vaults may have dearer ones; those that are read
 * are bounded, as a file from elsewhere must not take all memory.
 */
final class Argon2 {
    /** RFC 9106, 4, the second recommendation: 64 MiB, three passes, four lanes. */
    private static final int MEMORY_KIB = 64 << 10;

    private static final int PASSES = 3;
    private static final int LANES = 4;

    private static final int SALT = 16;

    private final int memory;
    private final int passes;
    private final int lanes;
    private final byte[] salt;

    private Argon2(int memory, int passes, int lanes, byte[] salt) {
        this.memory = memory;
        this.passes = passes;
        this.lanes = lanes;
        this.salt = salt;
    }

    static Argon2 fresh(SecureRandom random) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return new Argon2(MEMORY_KIB, PASSES, LANES, salt);
    }

    /** As a vault tells them; fails with an IllegalArgumentException where they cannot be meant. */
    static Argon2 of(Map<String, String> parameters) {
        byte[] salt = Base64.getDecoder().decode(parameters.getOrDefault("salt", ""));
        if (salt.length != SALT) {
            throw new IllegalArgumentException("salt");
        }
        return new Argon2(
                number(parameters, "memoryKiB", 8 << 10, 1 << 20),
                number(parameters, "passes", 1, 64),
                number(parameters, "lanes", 1, 64),
                salt);
    }

    private static int number(Map<String, String> parameters, String name, int least, int most) {
        int number = Integer.parseInt(parameters.getOrDefault(name, ""));
        if (number < least || number > most) {
            throw new IllegalArgumentException(name);
        }
        return number;
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("memoryKiB", Integer.toString(memory));
        parameters.put("passes", Integer.toString(passes));
        parameters.put("lanes", Integer.toString(lanes));
        parameters.put("salt", Base64.getEncoder().encodeToString(salt));
        return parameters;
    }

    /** 32 bytes; the caller wipes them. */
    byte[] derive(byte[] passphrase) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] derived = new byte[VaultCipher.KEK_LENGTH];
        generator.generateBytes(passphrase, derived);
        return derived;
    }
}
