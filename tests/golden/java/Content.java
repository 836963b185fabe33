import java.nio.charset.StandardCharsets;
import java.util.Random;

/** What messages are filled with. The same seed and purpose give the same content. */
final class Content {
    /** Ways to fill a message. */
    enum Style {
        /** What the constructor leaves. */
        DEFAULTS,
        /** Null wherever it may be, one element in each other array. */
        NULLS,
        /** Nothing anywhere, and no null. */
        EMPTY,
        /** The lowest numbers, false. */
        LOWEST,
        /** The highest numbers, true. */
        HIGHEST,
        /** Lengths that take two bytes as a varint. */
        LONG,
        /** Text of several bytes a character, and characters that JSON escapes. */
        FOREIGN,
        /** Every tagged field. */
        TAGGED,
        /** Every tagged field, and unknown ones in every struct. */
        UNKNOWN,
        /** Anything. */
        RANDOM
    }

    private static final String[] FOREIGN = {
        "größe", "\u65e5\u672c\u8a9e", "\ud834\udd1e \ud83d\ude00", "\"\\/\b\f\n\r\t", "\u0000\u001f\u007f\u0080", "\u07ff\u0800\ufffd\uffff",
    };

    private final Style style;
    private final Random random;
    private final boolean hasUnknownTags;

    Content(Style style, long seed, String purpose) {
        this.style = style;
        this.random = new Random(seed * 1_000_003 + purpose.hashCode());
        this.hasUnknownTags = style == Style.UNKNOWN || style == Style.RANDOM && random.nextInt(4) == 0;
    }

    Style style() {
        return style;
    }

    boolean isNull() {
        return style == Style.NULLS || style == Style.RANDOM && random.nextInt(4) == 0;
    }

    boolean isTagSet() {
        return style != Style.RANDOM || random.nextBoolean();
    }

    /** How many unknown tagged fields a struct has. */
    int unknownTags() {
        if (!hasUnknownTags) {
            return 0;
        }
        return style == Style.UNKNOWN ? 2 : random.nextInt(3);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean bool() {
        return switch (style) {
            case LOWEST, EMPTY -> false;
            case HIGHEST, TAGGED, UNKNOWN -> true;
            default -> random.nextBoolean();
        };
    }

    long integer(long min, long max) {
        switch (style) {
            case EMPTY:
                return 0;
            case LOWEST:
                return min;
            case HIGHEST:
                return max;
            case RANDOM:
                break;
            default:
                return 1 + random.nextInt(100);
        }
        switch (random.nextInt(8)) {
            case 0:
                return min;
            case 1:
                return max;
            case 2:
                return min < 0 ? -1 : 0;
            default:
                long number = random.nextLong() >> random.nextInt(64);
                return number >= min && number <= max ? number : number & max;
        }
    }

    double real() {
        double[] special = {
            0.0, -0.0, Double.MIN_VALUE, -Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
            1e16, 1e-7, 123456789.0, 0.1,
        };
        return switch (style) {
            case EMPTY -> 0;
            case LOWEST -> Double.MIN_VALUE;
            case HIGHEST -> Double.MAX_VALUE;
            case NULLS -> Double.NaN;
            case RANDOM -> {
                double any = Double.longBitsToDouble(random.nextLong());
                yield random.nextBoolean() || Double.isNaN(any) ? special[random.nextInt(special.length)] : any;
            }
            default -> Double.NEGATIVE_INFINITY;
        };
    }

    byte[] bytes() {
        int length = switch (style) {
            case EMPTY -> 0;
            case LONG -> 300;
            case RANDOM -> random.nextInt(random.nextInt(20) == 0 ? 2000 : 20);
            default -> 1 + random.nextInt(8);
        };
        byte[] bytes = new byte[length];
        if (style != Style.LONG) {
            random.nextBytes(bytes);
        }
        return bytes;
    }

    String text() {
        return switch (style) {
            case EMPTY -> "";
            case LONG -> "long".repeat(75);
            case FOREIGN -> FOREIGN[random.nextInt(FOREIGN.length)];
            case RANDOM -> randomText();
            default -> letters(1 + random.nextInt(6));
        };
    }

    private String randomText() {
        return switch (random.nextInt(20)) {
            case 0 -> "";
            case 1 -> FOREIGN[random.nextInt(FOREIGN.length)] + FOREIGN[random.nextInt(FOREIGN.length)];
            case 2 -> letters(random.nextInt(400));
            // The longest that there is, in bytes.
            case 3 -> random.nextInt(20) == 0 ? "x".repeat(Short.MAX_VALUE) : "é";
            default -> letters(1 + random.nextInt(12));
        };
    }

    private String letters(int length) {
        byte[] letters = new byte[length];
        for (int i = 0; i < length; i++) {
            letters[i] = (byte) ('a' + random.nextInt(26));
        }
        return new String(letters, StandardCharsets.US_ASCII);
    }

    /** How many elements an array has that stands so many structs deep. */
    int elements(boolean areStructs, int depth) {
        return switch (style) {
            case EMPTY -> 0;
            case LONG -> areStructs ? (depth == 0 ? 2 : 1) : 130;
            case FOREIGN, TAGGED, UNKNOWN -> depth == 0 ? 2 : 1;
            case RANDOM -> random.nextInt(areStructs && depth > 0 ? 3 : 4);
            default -> 1;
        };
    }
}
