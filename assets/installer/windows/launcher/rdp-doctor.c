/* rdp-doctor.exe: RDP Doctor's command line for consoles. The app is a window program, for which no console waits; this one starts it with
 * --cli, lends it its own console and streams, waits, and ends with its exit code. Everything behind the program's name goes on untouched. */
#define UNICODE
#define WIN32_LEAN_AND_MEAN
#include <windows.h>

#define LONGEST 32767

/* Behind the program's name, which ends at a blank outside quotes (as CommandLineToArgvW reads the first argument). */
static const wchar_t *arguments(const wchar_t *line) {
    int quoted = 0;
    for (; *line && (quoted || (*line != L' ' && *line != L'\t')); line++) if (*line == L'"') quoted = !quoted;
    while (*line == L' ' || *line == L'\t') line++;
    return line;
}

static int fail(const char *text) {
    DWORD written;
    WriteFile(GetStdHandle(STD_ERROR_HANDLE), text, (DWORD)lstrlenA(text), &written, NULL);
    return 70;
}

static BOOL WINAPI ignore(DWORD kind) {
    /* Ctrl+C reaches the app too; it decides what to print, and we wait for it. */
    return kind == CTRL_C_EVENT || kind == CTRL_BREAK_EVENT;
}

static HANDLE inheritable(DWORD which) {
    HANDLE handle = GetStdHandle(which);
    if (handle != NULL && handle != INVALID_HANDLE_VALUE) SetHandleInformation(handle, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
    return handle;
}

int wmain(void) {
    static wchar_t app[LONGEST], line[LONGEST];
    DWORD length = GetModuleFileNameW(NULL, app, LONGEST);
    if (length == 0 || length >= LONGEST - 20) return fail("rdp-doctor cannot tell where it is.\n");
    while (length > 0 && app[length - 1] != L'\\') length--;
    app[length] = 0;
    lstrcatW(app, L"RDP Doctor.exe");

    const wchar_t *rest = arguments(GetCommandLineW());
    if (lstrlenW(app) + lstrlenW(rest) + 20 >= LONGEST) return fail("The command line is too long.\n");
    lstrcpyW(line, L"\"");
    lstrcatW(line, app);
    lstrcatW(line, L"\" --cli -- ");
    lstrcatW(line, rest);

    /* If this program is ended, the app goes with it. */
    HANDLE job = CreateJobObjectW(NULL, NULL);
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {0};
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
    if (job) SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);

    STARTUPINFOW start = {0};
    start.cb = sizeof start;
    start.dwFlags = STARTF_USESTDHANDLES;
    start.hStdInput = inheritable(STD_INPUT_HANDLE);
    start.hStdOutput = inheritable(STD_OUTPUT_HANDLE);
    start.hStdError = inheritable(STD_ERROR_HANDLE);
    SetConsoleCtrlHandler(ignore, TRUE);

    PROCESS_INFORMATION process;
    if (!CreateProcessW(app, line, NULL, NULL, TRUE, CREATE_SUSPENDED, NULL, NULL, &start, &process)) return fail("RDP Doctor.exe, which belongs beside rdp-doctor.exe, could not be started.\n");
    if (job) AssignProcessToJobObject(job, process.hProcess);
    ResumeThread(process.hThread);
    WaitForSingleObject(process.hProcess, INFINITE);
    DWORD code = 70;
    GetExitCodeProcess(process.hProcess, &code);
    return (int)code;
}
