import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Exit;

/**
 * Runs Kafka's command-line tools one after the other in one JVM, each as its script does: main with arguments and a standard
 * input, until it ends or exits.
 *
 * <p>A call is a count of texts, then the texts: class, standard input, arguments. Its answer is the exit status, then what went
 * to standard output and to standard error. A count is four bytes, a text its length in four bytes and UTF-8.
 */
public final class Tools {
    /** Unwinds a tool that called exit, so that the JVM lives on. */
    private static final class Exited extends Error {
        Exited() {
            super(null, null, false, false);
        }
    }

    private static final List<Runnable> HOOKS = new ArrayList<>();

    /** What the running tool called exit with; null if it has not. */
    private static Integer exited;

    private static PrintStream out;
    private static PrintStream errors;

    private Tools() {}

    public static void main(String[] arguments) throws IOException {
        DataInputStream calls = new DataInputStream(System.in);
        DataOutputStream answers = new DataOutputStream(System.out);
        Exit.Procedure exit = (status, message) -> {
            // Some tools catch what is thrown and exit again; of a JVM that has ended nothing more would be heard.
            if (exited == null) {
                exited = status;
                System.setOut(new PrintStream(OutputStream.nullOutputStream()));
                System.setErr(new PrintStream(OutputStream.nullOutputStream()));
            }
            throw new Exited();
        };
        Exit.setExitProcedure(exit);
        Exit.setHaltProcedure(exit);
        Exit.setShutdownHookAdder((name, hook) -> HOOKS.add(hook));
        while (true) {
            List<String> texts = new ArrayList<>();
            try {
                for (int left = calls.readInt(); left > 0; left--) {
                    texts.add(read(calls));
                }
            } catch (EOFException ended) {
                Runtime.getRuntime().halt(0);
            }
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            ByteArrayOutputStream complained = new ByteArrayOutputStream();
            out = new PrintStream(printed, true, StandardCharsets.UTF_8);
            errors = new PrintStream(complained, true, StandardCharsets.UTF_8);
            System.setIn(new ByteArrayInputStream(texts.get(1).getBytes(StandardCharsets.UTF_8)));
            System.setOut(out);
            System.setErr(errors);
            int status = run(texts.get(0), texts.subList(2, texts.size()).toArray(new String[0]));
            out.flush();
            errors.flush();
            answers.writeInt(status);
            write(answers, printed.toByteArray());
            write(answers, complained.toByteArray());
            answers.flush();
        }
    }

    /** A JVM that ends by an exception prints it and has status 1; what is registered for its end is run either way. */
    private static int run(String tool, String[] arguments) {
        HOOKS.clear();
        exited = null;
        int status = 0;
        try {
            Class.forName(tool).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException thrown) {
            if (exited == null) {
                thrown.getCause().printStackTrace();
                status = 1;
            }
        } catch (ReflectiveOperationException noTool) {
            noTool.printStackTrace();
            status = 127;
        }
        System.setOut(out);
        System.setErr(errors);
        for (Runnable hook : HOOKS) {
            hook.run();
        }
        return exited == null ? status : exited;
    }

    private static String read(DataInputStream from) throws IOException {
        byte[] text = new byte[from.readInt()];
        from.readFully(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static void write(DataOutputStream to, byte[] text) throws IOException {
        to.writeInt(text.length);
        to.write(text);
    }
}
