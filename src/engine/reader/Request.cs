using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Purgebook.Reader
{
    /// <summary>One line of input: a flat JSON object of strings and whole numbers.</summary>
    internal sealed class Request
    {
        private Request(IReadOnlyDictionary<string, string> fields)
        {
            Id = int.Parse(Required(fields, "id"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            fields.TryGetValue("path", out string path);
            fields.TryGetValue("text", out string text);
            fields.TryGetValue("functions", out string functions);
            if ((path == null) == (text == null))
            {
                throw new FormatException("A request has either a path or a text.");
            }
            if (functions != null && functions != "text")
            {
                throw new FormatException("Only \"text\" is known for functions.");
            }
            Path = path;
            Text = text;
            FunctionsAsText = functions != null;
        }

        public int Id { get; }

        public string Path { get; }

        public string Text { get; }

        /// <summary>Functions defined at the top level are answered by name and extent only.</summary>
        public bool FunctionsAsText { get; }

        public static Request Parse(string line)
        {
            return new Request(new Reader(line).Object());
        }

        private static string Required(IReadOnlyDictionary<string, string> fields, string name)
        {
            return fields.TryGetValue(name, out string value) ? value : throw new FormatException("A request has an " + name + ".");
        }

        private sealed class Reader
        {
            private readonly string line;
            private int position;

            public Reader(string line)
            {
                this.line = line;
            }

            public IReadOnlyDictionary<string, string> Object()
            {
                var fields = new Dictionary<string, string>(StringComparer.Ordinal);
                Expect('{');
                while (!Accept('}'))
                {
                    if (fields.Count > 0)
                    {
                        Expect(',');
                    }
                    string name = Text();
                    Expect(':');
                    fields.Add(name, Peek() == '"' ? Text() : Number());
                }
                if (Peek() != '\0')
                {
                    throw Wrong();
                }
                return fields;
            }

            private string Number()
            {
                int start = position;
                while (position < line.Length && (char.IsDigit(line[position]) || line[position] == '-'))
                {
                    position++;
                }
                return start < position ? line.Substring(start, position - start) : throw Wrong();
            }

            private string Text()
            {
                Expect('"');
                var text = new StringBuilder();
                while (true)
                {
                    int run = position;
                    while (Here() != '"' && line[position] != '\\')
                    {
                        position++;
                    }
                    text.Append(line, run, position - run);
                    if (line[position++] == '"')
                    {
                        return text.ToString();
                    }
                    text.Append(Escaped());
                }
            }

            private char Escaped()
            {
                char escape = Here();
                position++;
                switch (escape)
                {
                    case '"':
                    case '\\':
                    case '/':
                        return escape;
                    case 'b':
                        return '\b';
                    case 'f':
                        return '\f';
                    case 'n':
                        return '\n';
                    case 'r':
                        return '\r';
                    case 't':
                        return '\t';
                    case 'u' when position + 4 <= line.Length:
                        position += 4;
                        return (char)ushort.Parse(line.Substring(position - 4, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                    default:
                        throw Wrong();
                }
            }

            private char Here()
            {
                return position < line.Length ? line[position] : throw Wrong();
            }

            private char Peek()
            {
                while (position < line.Length && (line[position] == ' ' || line[position] == '\t' || line[position] == '\r'))
                {
                    position++;
                }
                return position < line.Length ? line[position] : '\0';
            }

            private bool Accept(char wanted)
            {
                if (Peek() != wanted)
                {
                    return false;
                }
                position++;
                return true;
            }

            private void Expect(char wanted)
            {
                if (!Accept(wanted))
                {
                    throw Wrong();
                }
            }

            private FormatException Wrong()
            {
                return new FormatException("A request is not a flat JSON object at character " + position.ToString(CultureInfo.InvariantCulture) + ".");
            }
        }
    }
}
