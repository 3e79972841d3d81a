import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;

/**
 * Lets a program take orders, so that one that is warm can be measured from outside, in turns with others: a line of words with tabs
 * between them comes in, the work is done, and one line goes out, the figures of the answer with blanks between them or
 * {@code failed: why}. Whatever else the program prints goes to standard error.
 */
final class Orders {
    /** What is done on an order; the first word names it. */
    interface Work {
        String answer(String[] words) throws Exception;
    }

    private Orders() {}

    static void take(Work work) throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String answer;
            try {
                answer = work.answer(line.split("\t"));
            } catch (Exception | LinkageError | OutOfMemoryError e) {
                answer = ("failed: " + e).replaceAll("\\s+", " ");
            }
            out.println(answer);
            out.flush();
        }
    }
}
