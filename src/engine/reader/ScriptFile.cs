using System.IO;
using System.Text;

namespace Purgebook.Reader
{
    /// <summary>The text of a script file as PowerShell 7 decodes it: by its byte order mark, without one as UTF-8.</summary>
    internal static class ScriptFile
    {
        public static string Read(string path)
        {
            using (var reader = new StreamReader(path, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true))
            {
                return reader.ReadToEnd();
            }
        }
    }
}
