# Programs of Windows, by absolute path, with an end.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Runs System32\<Name> and gives @{ ExitCode; Lines }. It is ended when the seconds are over.
function Invoke-RdpdProgram {
    param(
        [Parameter(Mandatory = $true)][ValidateSet('qwinsta', 'cmdkey', 'secedit', 'winmgmt', 'gpresult', 'sc')][string]$Name,
        [string]$Arguments = '',
        [int]$TimeoutSeconds = 5
    )
    $path = Get-RdpdProgramPath -Name $Name
    if (-not [System.IO.File]::Exists($path)) {
        throw "missing: $path is not there"
    }
    $start = New-Object -TypeName System.Diagnostics.ProcessStartInfo -ArgumentList $path, $Arguments
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $process = [System.Diagnostics.Process]::Start($start)
    try {
        # Both streams are emptied while it runs; a full pipe would stop it.
        $output = $process.StandardOutput.ReadToEndAsync()
        $problems = $process.StandardError.ReadToEndAsync()
        if (-not $process.WaitForExit($TimeoutSeconds * 1000)) {
            $process.Kill()
            throw "timeLimit: $Name did not end within $TimeoutSeconds s"
        }
        if (-not $output.Wait(2000)) {
            throw "timeLimit: $Name ended without closing its output"
        }
        $null = $problems.Wait(500)
        return @{ ExitCode = $process.ExitCode; Lines = [string[]]@($output.Result -split '\r?\n') }
    }
    finally {
        $process.Dispose()
    }
}

# 64-bit System32 also for a 32-bit process on 64-bit Windows, where System32 means SysWOW64.
function Get-RdpdProgramPath {
    param([Parameter(Mandatory = $true)][string]$Name)
    $folder = 'System32'
    if ([System.Environment]::Is64BitOperatingSystem -and -not [System.Environment]::Is64BitProcess) {
        $folder = 'Sysnative'
    }
    return [System.IO.Path]::Combine([System.Environment]::GetFolderPath('Windows'), $folder, "$Name.exe")
}

# The exported user rights: lines such as "SeRemoteInteractiveLogonRight = *S-1-5-32-544". Needs administrator.
# secedit can only write to a file; it is ours, in the user's temporary folder, and is removed again.
function Get-RdpdUserRights {
    $file = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), "rdpd-$([guid]::NewGuid().ToString('N')).inf")
    $log = "$file.log"
    try {
        $run = Invoke-RdpdProgram -Name 'secedit' -Arguments "/export /areas USER_RIGHTS /cfg `"$file`" /log `"$log`" /quiet" -TimeoutSeconds 10
        if (-not [System.IO.File]::Exists($file)) {
            throw "failed: secedit wrote nothing, exit code $($run['ExitCode'])"
        }
        [System.IO.File]::ReadAllLines($file)
    }
    finally {
        [System.IO.File]::Delete($file)
        [System.IO.File]::Delete($log)
    }
}

Export-ModuleMember -Function *
